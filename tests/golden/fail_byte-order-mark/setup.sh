printf '\357\273\277' > site/content/nl/contact.md
printf -- '---\ntitle: Contact\ndescription: Wie.\n---\n' >> site/content/nl/contact.md
