"""Prints a token of the Analytics client that was copied into the repository."""

from experiencecloudapis.authentication import JWT

client = JWT("service.json", "keys/private.key", "acme1")
client.refresh_token()
print(client.access_token)
