"""IMS: credentials, transports, probes and verdicts. The only room that may reach the network, and only when told."""
