<?php
// Adobe Analytics 2.0, project "dashboards"
$adobe = array();
$adobe['org']        = '4BCD11EE5599001A0A495C01@AdobeOrg';
$adobe['client_id']  = '3c1d9e8f7a6b5c4d3e2f1a0b9c8d7e6f';
$adobe['secret']     = getenv('ANALYTICS_SECRET');
$adobe['account']    = '5599001A4BCD11EE0A495C02@techacct.adobe.com';
$adobe['key']        = dirname(__FILE__) . '/private.key';
$adobe['metascopes'] = array('ent_analytics_bulk_ingest_sdk');
$adobe['company']    = 'exampl0';
