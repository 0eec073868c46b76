from queue_client.login import *

print(access_token())
