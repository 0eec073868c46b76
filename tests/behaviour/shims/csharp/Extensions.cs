// Options and configuration as in Microsoft.Extensions, for flat sections.
using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Web.Script.Serialization;

namespace Microsoft.Extensions.Options
{
    public interface IOptions<T> { T Value { get; } }

    public static class Options
    {
        public static IOptions<T> Create<T>(T value) { return new Holder<T> { Value = value }; }

        private class Holder<T> : IOptions<T> { public T Value { get; set; } }
    }
}

namespace Microsoft.Extensions.Configuration
{
    public class ConfigurationBuilder
    {
        private Dictionary<string, object> root = new Dictionary<string, object>();
        private bool environment;

        public ConfigurationBuilder AddJsonFile(string path)
        {
            root = new JavaScriptSerializer().Deserialize<Dictionary<string, object>>(File.ReadAllText(path));
            return this;
        }

        public ConfigurationBuilder AddEnvironmentVariables() { environment = true; return this; }
        public IConfiguration Build() { return new IConfiguration(root, "", environment); }
    }

    public class IConfiguration
    {
        private readonly Dictionary<string, object> values;
        private readonly string prefix;
        private readonly bool environment;

        public IConfiguration(Dictionary<string, object> values, string prefix, bool environment)
        {
            this.values = values;
            this.prefix = prefix;
            this.environment = environment;
        }

        public IConfiguration GetSection(string name)
        {
            return new IConfiguration((Dictionary<string, object>)values[name], prefix + name + "__", environment);
        }

        public string this[string name]
        {
            get
            {
                var given = environment ? Environment.GetEnvironmentVariable(prefix + name.Replace(":", "__")) : null;
                if (given != null) return given;
                object current = values;
                foreach (var part in name.Split(':'))
                {
                    var map = current as Dictionary<string, object>;
                    if (map == null || !map.TryGetValue(part, out current)) return null;
                }
                return (string)current;
            }
        }

        public T Get<T>() where T : new()
        {
            var made = new T();
            foreach (var property in typeof(T).GetProperties().Where(one => one.CanWrite))
            {
                var given = environment ? Environment.GetEnvironmentVariable(prefix + property.Name) : null;
                object value;
                if (given != null) property.SetValue(made, given);
                else if (values.TryGetValue(property.Name, out value))
                    property.SetValue(made, property.PropertyType == typeof(string[])
                        ? ((IEnumerable)value).Cast<string>().ToArray() : value);
            }
            return made;
        }
    }
}
