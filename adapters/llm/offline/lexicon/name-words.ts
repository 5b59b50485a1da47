/** Words that often stand run together in names of tables and columns. */
export const NAME_WORDS: readonly string[] = (
  'account address age airline airport album amount area artist author average balance birth book branch brand budget ' +
  'building capacity capital category channel city class code color comment company contact continent cost count ' +
  'country course credit currency customer date day degree delivery department description detail director distance ' +
  'document duration email employee end event family fax film first flight form full game gender genre government grade ' +
  'group head height hire home hotel hour income indep index invoice item job journal key keyphrase keyword kind language last ' +
  'latitude length level line list local location longitude manager market max media medicine member message method min ' +
  'minute model month movie name nation number office official order origin owner page paper part patient payment ' +
  'percent percentage person pet phone place player playlist population position postal price product professor profession ' +
  'program project province publisher quantity rank rate rating reason record region release report result review road ' +
  'room salary sale score season seat series sex share ship show size song speed stadium staff start state status stock ' +
  'store street student subject supplier surface table tax teacher team text ticket time title total town track type unit ' +
  'url user value vehicle vendor venue version visit vote weight winner word work year zip life expectancy data set ' +
  'cite citing cited dataset semester instructor advisor student major building abbreviation independence'
).split(' ');
