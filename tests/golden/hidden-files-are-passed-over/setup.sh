printf 'x' > site/content/nl/.contact.md.swp
printf 'x' > site/content/nl/contact.md~
mkdir site/content/nl/.git
printf 'x' > site/content/nl/.git/config
