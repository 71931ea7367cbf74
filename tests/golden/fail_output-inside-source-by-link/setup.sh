ln -s site/content doel
