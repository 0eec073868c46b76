using System.Threading.Tasks;

namespace ConsentSync.Tokens
{
    public interface ITokenSource
    {
        Task<string> GetTokenAsync();
    }
}
