require 'figaro'

Figaro.application = Figaro::Application.new(environment: 'production', path: File.join(__dir__, 'application.yml'))
Figaro.load
Figaro.require_keys('ADOBE_CLIENT_ID', 'ADOBE_CLIENT_SECRET', 'ADOBE_ORG_ID', 'ADOBE_TECHNICAL_ACCOUNT_ID')
Figaro.require_keys('ADOBE_PRIVATE_KEY_PATH')
