mv site/content/nl site/content/fr
