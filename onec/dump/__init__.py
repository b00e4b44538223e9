"""Source trees: Designer XML dumps and EDT projects, in a folder or a zip, read into `onec.model.Content`."""
