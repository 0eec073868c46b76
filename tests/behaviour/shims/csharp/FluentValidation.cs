// Rules for an object, with the interface of FluentValidation.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;

namespace FluentValidation
{
    public class ValidationException : Exception
    {
        public ValidationException(string message) : base(message) { }
    }

    public abstract class AbstractValidator<T>
    {
        private readonly List<Func<T, string>> rules = new List<Func<T, string>>();

        public IRuleBuilder<T> RuleFor(Expression<Func<T, string>> property)
        {
            var made = new IRuleBuilder<T>(((MemberExpression)property.Body).Member.Name, property.Compile());
            rules.Add(made.Judge);
            return made;
        }

        public void ValidateAndThrow(T given)
        {
            var failures = rules.Select(rule => rule(given)).Where(one => one != null).ToList();
            if (failures.Any()) throw new ValidationException("Validation failed: " + string.Join(", ", failures));
        }
    }

    public class IRuleBuilder<T>
    {
        private readonly Func<T, string> read;
        private readonly List<Func<string, bool>> demands = new List<Func<string, bool>>();
        private string message;

        public IRuleBuilder(string name, Func<T, string> read) { this.read = read; message = name + " must not be empty"; }

        public IRuleBuilder<T> NotEmpty() { demands.Add(one => !string.IsNullOrWhiteSpace(one)); return this; }
        public IRuleBuilder<T> NotNull() { demands.Add(one => one != null); return this; }
        public IRuleBuilder<T> Must(Func<string, bool> holds) { demands.Add(holds); return this; }
        public IRuleBuilder<T> WithMessage(string text) { message = text; return this; }
        internal string Judge(T given) { return demands.All(one => one(read(given))) ? null : message; }
    }
}
