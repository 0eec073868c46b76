import time


class Bearer:
    def __init__(self, value, life):
        self.value = value
        self.ends = None
        self.expires = time.time() * 1000 + life

    def usable(self):
        return time.time() * 1000 < self.expires - 30000
