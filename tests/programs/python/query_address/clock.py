import time


def in_an_hour():
    return int(time.time()) + 3600
