mv site/content elders
ln -s ../elders site/content
