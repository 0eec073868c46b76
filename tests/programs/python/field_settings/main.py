from ims import token
from settings import Credential

print(token(Credential.from_environment("ACME_")))
