"""A local IMS to rehearse a migration against: on loopback, and nothing that it issues works elsewhere."""
