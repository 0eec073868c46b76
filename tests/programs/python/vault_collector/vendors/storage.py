class Storage:
    needs_required = [("bucket", str), ("key", str)]

    def open(self, bucket, key):
        self.header = bucket + ":" + key
