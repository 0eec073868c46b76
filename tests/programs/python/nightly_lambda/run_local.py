from handler import lambda_handler

print(lambda_handler({"Records": []}, None))
