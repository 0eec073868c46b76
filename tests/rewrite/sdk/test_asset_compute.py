"""Asset Compute's client reads one file."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten

BEFORE = """
const { getIntegrationConfiguration, AssetComputeClient } = require('@adobe/asset-compute-client');

async function client() {
  const integration = await getIntegrationConfiguration(process.env.INTEGRATION_FILE, privateKeyFile);
  return AssetComputeClient.create(integration);
}
const privateKeyFile = process.env.ASSET_COMPUTE_PRIVATE_KEY_FILE_PATH;
"""
AFTER = """
const { getIntegrationConfiguration, AssetComputeClient } = require('@adobe/asset-compute-client');

async function client() {
  const integration = await getIntegrationConfiguration(process.env.INTEGRATION_FILE);
  return AssetComputeClient.create(integration);
}
"""


def test_the_key_is_no_argument_any_more() -> None:
    """What read its path goes, and the caution says which file to download."""
    result = check_rewritten(BEFORE, AFTER, "client.js")
    assert set(result.dispositions().values()) == {"unsafe"}


def test_the_new_call_stays() -> None:
    """Nothing is left to do."""
    check_kept(AFTER, "client.js")
