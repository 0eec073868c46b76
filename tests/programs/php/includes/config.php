<?php
return array(
	'ADOBE_ORG_ID' => getenv('ADOBE_ORG_ID'),
	'ADOBE_TECH_ID' => getenv('ADOBE_TECH_ID'),
	'ADOBE_API_KEY' => getenv('ADOBE_API_KEY'),
	'ADOBE_API_SECRET' => getenv('ADOBE_API_SECRET'),
	'COMPANY_ID' => 'acme0',
);
