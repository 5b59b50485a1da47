const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of to in on at by for from with within into as is are was were be been being am do does did have has had having ' +
    'can could will would shall should may might must i we you he she it they them us our ours your their theirs his her its my me ' +
    'this that these those there here and or if then than so such also too just very please only own s ' +
    'what which who whom whose when where why how all any some each every both either neither ' +
    'show list give find return display tell get select print fetch provide state report present retrieve compute calculate determine ' +
    'identify name named called titled let know want see like need out up about along across together respective respectively ' +
    'corresponding correspond associated associate related relate ones one thing things something someone anyone anything everybody everyone ' +
    'exist exists exact exactly now currently ever yet still already well whole entire overall full ' +
    'available existing present given following listed recorded involved database databases data dataset system table tables record records row rows ' +
    'entry entries result results answer question information info value values considered based amongst among between whether ' +
    'while during regardless actually really different kind particular certain specific stored simply either possible world around ' +
    'them their he him etc e g i.e first'
  ).split(/\s+/),
);

/** Whether a word carries no content of its own: articles, pronouns, auxiliaries, the verbs of asking. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
