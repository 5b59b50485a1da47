/** English words that say nothing about what is asked for. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above across after again against all along also am among an and any are aren as at be because been before being
  below besides between both but by can could did do does doing don done down during each either else ever every few for
  from further get give given gives had has have having he her here hers him his how however i if in indicate into is it its
  itself just kindly let like list may me mean might more moreover most much must my of off on once only or other our out over own per
  please provide same shall she should show shows since so some such tell than that the their theirs them then there these they this
  those through to together too under until up upon us using very via want was we well were what when where whether which while
  who whom whose why will with within without would yes you your s t m re ve d ll find return display identify determine calculate`
    .trim()
    .split(/\s+/),
);
