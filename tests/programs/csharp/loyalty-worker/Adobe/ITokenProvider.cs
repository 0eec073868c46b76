using System.Threading.Tasks;

namespace LoyaltyWorker.Adobe
{
    public interface ITokenProvider
    {
        Task<string> GetTokenAsync();
    }
}
