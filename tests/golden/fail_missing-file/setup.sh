rm site/data/site.yaml
