namespace TagDeployer.Authentication
{
    public interface IJwtFactory
    {
        string Create();
    }
}
