from .adobe import Adobe
from .storage import Storage

VENDORS = {"adobe": Adobe, "storage": Storage}
