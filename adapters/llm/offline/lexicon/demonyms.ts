/** Adjective or people → the place they come from, lower-case. */
export const DEMONYMS: ReadonlyMap<string, string> = new Map(
  (
    'african:africa asian:asia european:europe american:united_states oceanian:oceania antarctic:antarctica australian:australia ' +
    'austrian:austria belgian:belgium brazilian:brazil british:united_kingdom bulgarian:bulgaria canadian:canada chilean:chile ' +
    'chinese:china colombian:colombia croatian:croatia cuban:cuba czech:czech_republic danish:denmark dutch:netherlands egyptian:egypt ' +
    'english:england estonian:estonia ethiopian:ethiopia finnish:finland french:france german:germany greek:greece hungarian:hungary ' +
    'icelandic:iceland indian:india indonesian:indonesia iranian:iran iraqi:iraq irish:ireland israeli:israel italian:italy ' +
    'jamaican:jamaica japanese:japan kenyan:kenya korean:korea latvian:latvia lithuanian:lithuania malaysian:malaysia mexican:mexico ' +
    'moroccan:morocco nigerian:nigeria norwegian:norway pakistani:pakistan peruvian:peru philippine:philippines polish:poland ' +
    'portuguese:portugal romanian:romania russian:russia scottish:scotland serbian:serbia slovak:slovakia slovenian:slovenia ' +
    'spanish:spain swedish:sweden swiss:switzerland thai:thailand turkish:turkey ukrainian:ukraine venezuelan:venezuela ' +
    'vietnamese:vietnam welsh:wales'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split(':');
      return [from, to.replaceAll('_', ' ')];
    }),
);
