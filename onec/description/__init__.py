"""What is known of the standard subsystems library by those who read the self-descriptions of add-ons."""
