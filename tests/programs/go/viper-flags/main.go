package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"
)

var (
	clientID string
)

var rootCmd = &cobra.Command{Use: "ims", Short: "Talks to IMS", SilenceUsage: true}

func init() {
	rootCmd.PersistentFlags().StringVar(&clientID, "client", "", "client ID")
	for _, name := range []string{"client"} {
		if err := rootCmd.MarkPersistentFlagRequired(name); err != nil {
			panic(err)
		}
	}
	rootCmd.AddCommand(tokenCommand())
}

func tokenCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "token", Short: "Prints a token", RunE: printToken}
	cmd.Flags().String("secret", "", "client secret")
	cmd.Flags().String("org", "", "organization")
	cmd.Flags().String("account", "", "who signs in")
	_ = cmd.MarkFlagRequired("account")
	cmd.Flags().StringP("key-file", "k", "", "what signs the assertion")
	viper.BindPFlag("secret", cmd.Flags().Lookup("secret"))
	viper.BindPFlag("org", cmd.Flags().Lookup("org"))
	if err := viper.BindPFlag("key-file", cmd.Flags().Lookup("key-file")); err != nil {
		panic(err)
	}
	_ = viper.BindEnv("key-file", "IMS_KEY_FILE")
	return cmd
}

func printToken(cmd *cobra.Command, _ []string) error {
	account, err := cmd.Flags().GetString("account")
	if err != nil {
		return err
	}
	l := login{
		client:  clientID,
		secret:  viper.GetString("secret"),
		org:     viper.GetString("org"),
		account: account,
		keyFile: viper.GetString("key-file"),
	}
	token, err := l.token()
	if err != nil {
		return err
	}
	fmt.Println(token)
	return nil
}

func main() {
	if err := rootCmd.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
