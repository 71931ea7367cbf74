mv site/content/nl site/content/fr
mkdir -p site/data/i18n
sed -e '/^phase-path:/d' -e '/^print-page:/d' "$1/data/i18n/nl.yaml" > site/data/i18n/fr.yaml
