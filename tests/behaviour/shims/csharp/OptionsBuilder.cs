// Options that are bound, validated and made when somebody asks for them, as in Microsoft.Extensions.Options.
using System;
using System.Collections.Generic;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Options
{
    public class OptionsValidationException : Exception
    {
        public OptionsValidationException(string message) : base(message) { }
    }

    public class OptionsBuilder<T> : IOptions<T> where T : class, new()
    {
        private readonly List<KeyValuePair<Func<T, bool>, string>> demands = new List<KeyValuePair<Func<T, bool>, string>>();
        private Func<T> make = () => new T();

        public OptionsBuilder<T> Bind(IConfiguration section) { make = section.Get<T>; return this; }

        public OptionsBuilder<T> Validate(Func<T, bool> holds, string failure)
        {
            demands.Add(new KeyValuePair<Func<T, bool>, string>(holds, failure));
            return this;
        }

        public OptionsBuilder<T> ValidateOnStart() { return this; }

        public T Value
        {
            get
            {
                var made = make();
                foreach (var demand in demands)
                {
                    if (!demand.Key(made)) throw new OptionsValidationException(demand.Value);
                }
                return made;
            }
        }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class OptionsServices
    {
        public static OptionsBuilder<T> AddOptions<T>(this ServiceCollection services) where T : class, new()
        {
            var made = new OptionsBuilder<T>();
            services.AddSingleton<IOptions<T>>(made);
            return made;
        }
    }
}
