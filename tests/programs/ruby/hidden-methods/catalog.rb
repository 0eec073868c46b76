$LOAD_PATH.unshift(File.join(__dir__, 'lib'))
require 'settings'
require 'sign_in'

class Catalog
  include Settings

  def initialize
    load_settings
  end

  def token
    SignIn.call(@client_id, @client_secret, @company, @account, @pem)
  end

  def headers
    { 'Authorization' => "Bearer #{token}", 'x-api-key' => client_id, 'x-gw-ims-org-id' => company }
  end
end

headers = Catalog.new.headers
abort 'no company' unless headers['x-gw-ims-org-id'].end_with?('@AdobeOrg')
puts headers['Authorization'].delete_prefix('Bearer ')
