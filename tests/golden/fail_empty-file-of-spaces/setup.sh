printf '\n  \n\n' > site/data/site.yaml
