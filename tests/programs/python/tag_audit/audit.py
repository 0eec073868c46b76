import sys

from reactor_auth import get_token, load_config

if __name__ == "__main__":
    config = load_config(sys.argv[1] if len(sys.argv) > 1 else "settings.yaml")
    token = get_token(config)
    print(token)
