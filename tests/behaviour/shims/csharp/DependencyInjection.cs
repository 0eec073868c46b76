// A container with the interface of Microsoft.Extensions.DependencyInjection: singletons, by constructor.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Extensions.DependencyInjection
{
    public class ServiceCollection
    {
        internal readonly Dictionary<Type, Type> Types = new Dictionary<Type, Type>();
        internal readonly Dictionary<Type, object> Made = new Dictionary<Type, object>();

        public ServiceCollection AddSingleton<T>(T instance) { Made[typeof(T)] = instance; return this; }
        public ServiceCollection AddSingleton<TService, T>() where T : TService { Types[typeof(TService)] = typeof(T); return this; }
        public ServiceCollection AddSingleton<T>() { Types[typeof(T)] = typeof(T); return this; }
        public ServiceProvider BuildServiceProvider() { return new ServiceProvider(this); }
    }

    public class ServiceProvider : IDisposable
    {
        private readonly ServiceCollection services;

        public ServiceProvider(ServiceCollection services) { this.services = services; }
        public T GetRequiredService<T>() { return (T)Get(typeof(T)); }
        public void Dispose() { }

        private object Get(Type type)
        {
            object made;
            if (services.Made.TryGetValue(type, out made)) return made;
            if (!services.Types.ContainsKey(type)) throw new InvalidOperationException("No service for type " + type);
            var constructor = services.Types[type].GetConstructors().Single();
            made = constructor.Invoke(constructor.GetParameters().Select(one => Get(one.ParameterType)).ToArray());
            services.Made[type] = made;
            return made;
        }
    }
}
