from plugins.hooks.adobe_analytics import AdobeAnalyticsHook


def pull():
    hook = AdobeAnalyticsHook()
    session = hook.get_conn()
    print(session.headers["Authorization"])


if __name__ == "__main__":
    pull()
