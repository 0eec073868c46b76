exports.config = () => ({ parsed: {} });
