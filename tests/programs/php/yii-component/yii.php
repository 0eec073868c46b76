<?php
namespace yii\base;

class InvalidConfigException extends \Exception {}
class Component
{
    public function __construct($config = [])
    {
        foreach ($config as $name => $value) {
            if (!property_exists($this, $name)) { throw new \RuntimeException("Setting unknown property: $name"); }
            $this->$name = $value;
        }
        $this->init();
    }
    public function init() {}
    public static function create($config) { $class = $config['class']; unset($config['class']); return new $class($config); }
}
