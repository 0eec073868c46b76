package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

var (
	clientID  string
	accountID string
)

var rootCmd = &cobra.Command{Use: "ims", Short: "Talks to IMS", SilenceUsage: true}

func init() {
	rootCmd.PersistentFlags().StringVar(&clientID, "client", "", "client ID")
	rootCmd.PersistentFlags().StringVarP(&accountID, "technical-account", "t", "", "who signs in")
	for _, name := range []string{"client", "technical-account"} {
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
	cmd.Flags().StringP("key-file", "k", "", "what signs the assertion")
	_ = cmd.MarkFlagRequired("secret")
	if err := cmd.MarkFlagRequired("key-file"); err != nil {
		panic(err)
	}
	cobra.CheckErr(cmd.MarkFlagFilename("key-file", "pem"))
	cmd.MarkFlagsRequiredTogether("secret", "org", "key-file")
	return cmd
}

func printToken(cmd *cobra.Command, _ []string) (err error) {
	l := login{client: clientID, account: accountID}
	if l.secret, err = cmd.Flags().GetString("secret"); err != nil {
		return err
	}
	l.org, _ = cmd.Flags().GetString("org")
	if l.keyFile, err = cmd.Flags().GetString("key-file"); err != nil {
		return err
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
