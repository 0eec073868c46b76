<?php
class Adobe_Users extends Adobe_Api
{
    protected static function metascope()
    {
        return 'ent_user_sdk';
    }

    public static function headers()
    {
        return array(
            'Authorization: Bearer ' . self::accessToken(),
            'X-Api-Key: ' . self::$ini['adobe']['api_key'],
        );
    }
}
