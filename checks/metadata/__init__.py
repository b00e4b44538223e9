"""What checks on metadata share: the objects of an artifact, the rights of its roles, the scenes of cases."""
