<?php
// The services of Drupal that the programs call.
namespace Drupal\Core\Site {
    class Settings
    {
        public static $all = [];

        public static function get($name, $default = null)
        {
            return self::$all[$name] ?? $default;
        }
    }
}

namespace {
    require_once __DIR__ . '/autoload.php';

    class Drupal
    {
        public static $config = [];

        public static function config($name)
        {
            return new class(self::$config) {
                private $values;

                public function __construct($values)
                {
                    $this->values = $values;
                }

                public function get($name)
                {
                    return $this->values[$name] ?? null;
                }
            };
        }

        public static function httpClient()
        {
            return new \GuzzleHttp\Client();
        }

        public static function time()
        {
            return new class {
                public function getRequestTime()
                {
                    return time();
                }
            };
        }
    }

    function watchdog_exception($module, $error)
    {
        fwrite(STDERR, "$module: {$error->getMessage()}\n");
    }
}
