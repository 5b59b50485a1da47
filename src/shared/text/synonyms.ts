import { stem } from './stem.ts';

/**
 * Stems of words that may stand for the same thing as `stemmedWord` in everyday and business English; empty for most words. From a list of
 * our own, kept general: no word is in it for the sake of one database.
 */
export function synonymsOf(stemmedWord: string): readonly string[] {
  synonyms ??= readGroups();
  return synonyms.get(stemmedWord) ?? [];
}

let synonyms: ReadonlyMap<string, readonly string[]> | undefined;

function readGroups(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const group of groups.trim().split(/\s*[;\n]\s*/)) {
    const stems = [...new Set(group.split(' ').map(stem))];
    for (const word of stems) {
      const others = found.get(word) ?? new Set<string>();
      for (const other of stems) if (other !== word) others.add(other);
      found.set(word, others);
    }
  }
  return new Map([...found].map(([word, others]) => [word, [...others]]));
}

/** One group between semicolons or line ends; a word may stand in several. */
const groups = `
person people individual human; employee staff worker personnel associate; boss manager supervisor head leader chief director
client customer buyer consumer shopper patron purchaser; supplier vendor provider seller merchant; user member account subscriber
owner proprietor holder landlord; tenant renter occupant lessee; guest visitor attendee; passenger traveler traveller rider
participant contestant competitor entrant player candidate; candidate applicant nominee; winner champion victor; judge referee umpire
student pupil learner undergraduate scholar; teacher instructor professor lecturer tutor faculty educator; coach trainer
doctor physician clinician practitioner surgeon; patient case subject; nurse caregiver; author writer; artist painter performer
singer vocalist musician performer; band group ensemble orchestra; actor actress performer cast star; director filmmaker
reporter journalist correspondent; editor redactor; driver chauffeur motorist pilot; aviator pilot; soldier officer trooper
lawyer attorney counsel; citizen resident inhabitant; voter elector; politician representative legislator; president chairman chair
child kid son daughter; parent mother father guardian; spouse wife husband partner; relative family kin; friend buddy companion
sex gender; male man men; female woman women; age old year; born birth birthday birthdate; died death dead deceased
name title label called; forename firstname first given; surname lastname last family; nickname alias; id identifier code number key
email mail; phone telephone mobile cell; address residence street location; homepage website url site web
company firm business corporation enterprise organization organisation employer; organization institution institute agency body
department division unit section branch; office bureau branch; team squad club side crew; league division conference; union association
shop store outlet market retailer; restaurant cafe diner eatery; hotel inn lodging motel; hospital clinic; airport airfield terminal
school academy college university; campus site; library archive; museum gallery; theater theatre cinema auditorium; stadium arena venue
station stop depot; building structure edifice property; apartment flat unit suite; room chamber; house home residence dwelling
warehouse depot storehouse; factory plant manufacturer; manufacturer maker producer brand; brand make label; farm ranch; park garden
city town municipality; village hamlet; county district borough; region area zone territory; state province; country nation land
nationality country citizenship nation; continent landmass; capital metropolis; location place position site venue; origin source from
mountain peak hill; river stream; lake pond; sea ocean; island isle; forest wood; road street route highway; height elevation altitude
border boundary; distance length mileage; area surface size extent; population inhabitant resident people; language tongue
latitude lat; longitude lng lon long; coordinate geo position; north northern; south southern; east eastern; west western
order purchase; purchase buy acquisition acquire; sale sell sold revenue; product item good goods merchandise article; item thing article entry
catalog catalogue; category type kind class genre group; type sort kind variety style; genre style; model version design; part component piece
stock inventory; quantity amount count number volume; amount sum total value; price cost charge rate fee; cost expense expenditure spending
fee charge fare toll dues; fare ticket price; discount rebate reduction deduction; tax duty levy; income earnings salary pay revenue
salary wage pay compensation earnings remuneration; bonus reward incentive; profit gain earnings margin; loss deficit; revenue sales turnover income
budget funding fund; fund capital money; money cash currency; debt liability loan; loan credit mortgage lending; payment transaction settlement pay
bill invoice; receipt voucher; account ledger; balance saldo; bank lender; deposit payin; withdrawal debit; transfer remittance; card
cheap inexpensive low price; expensive costly dear high price; rich wealthy wealth; poor poverty; worth value; asset property holding
insurance coverage policy; claim demand; premium; contract agreement; deal bargain; offer proposal bid; share stock equity; dividend payout
shipment delivery shipping dispatch freight consignment; deliver ship send dispatch; package parcel box; carrier shipper courier; cargo freight load
date day time; day date; year annual yearly; month monthly; week weekly; hour time; time duration period; duration length time span; period term
begin start commence open; start begin launch; end finish close stop complete; finish complete end; deadline due; recent latest new last
old ancient aged; oldest age; youngest age; young age; new recent; created creation made; create make found establish; founded established established opened
updated modified changed; change alter modify update; removed deleted dropped; cancelled canceled; closed shut; opened open; join enroll register
registered enrolled enrollment registration; enrolled attend; attend visit participate; attendance audience presence; hire employ recruit; fired dismissed
work job employ; job occupation position profession role post; occupation profession career; position role rank; title position; role function
rank ranking position place; rating score grade mark; score point mark result; grade mark level; level grade tier degree; degree diploma qualification
result outcome; performance result; best top highest; worst lowest; rate ratio percentage proportion; percent percentage share; average mean avg
max maximum highest largest greatest; min minimum lowest smallest least; big large great size; small little size; tall height; high height
long length; short length height; heavy weight; light weight; weight mass; wide width; deep depth; fast speed quick; slow speed; speed velocity
hot temperature; cold temperature; temperature heat; weather climate; rain precipitation; wind gust; storm hurricane cyclone typhoon; quake earthquake
course class lecture subject module; class lesson course; subject topic; topic theme subject; exam test examination quiz assessment
homework assignment; assignment task; project program programme; program programme show; major specialty specialization; semester term session
event occasion happening; match game contest; competition contest tournament championship; tournament cup; race contest; season year; round stage
sport game; goal score; win victory triumph; lose defeat loss; medal award; award prize honor honour; trophy cup; stadium ground; injury accident hurt
conference meeting workshop; meeting appointment; appointment booking reservation; booking reservation book; reserve book; session meeting
festival fair; party celebration; exhibition exhibit show display; concert gig show performance; ceremony event; debate discussion argument
movie film picture; show program series; series show; episode part; song track tune; track song; album record disc; record recording; music audio
book publication title; publication paper journal; paper article publication document; journal magazine periodical; document file record paper
chapter section; page sheet; text content body; content material; comment remark note review; review rating evaluation; note remark memo; description detail
message post mail; post message article; tweet post; question query; answer reply response; reply response; photo picture image; video clip film
channel station; broadcast air; advert advertisement ad; campaign promotion drive; press media news; publisher press; release issue publish launch
version edition release; edition issue; issue problem ticket; problem issue fault error; error fault bug mistake; bug defect; fault defect failure
car automobile vehicle auto; vehicle car truck; truck lorry; bike bicycle cycle; motorcycle motorbike; ship boat vessel; plane aircraft airplane aeroplane
train rail railway railroad; flight plane; airline carrier airway; trip journey ride travel voyage tour; tour trip; route path line; line route
departure leave depart; arrival arrive; destination target arrival; engine motor; horsepower power; fuel gas petrol gasoline; mileage mpg distance; seat capacity
capacity size volume; accident crash collision; crew staff; port harbor harbour; gate door; speed pace; ticket pass
disease illness sickness condition disorder; symptom sign; diagnosis finding condition; treatment therapy procedure; medicine drug medication prescription
drug substance; dose dosage; surgery operation; procedure operation process; vaccine vaccination; blood; test examination lab
health medical; care treatment; birth delivery; pregnant pregnancy; injury wound; gene genetic; mutation variant; protein; tissue sample; sample specimen
animal pet creature; pet animal; dog puppy canine; cat kitten feline; breed race kind; plant vegetation; tree; food meal dish; dish meal; meal dinner lunch
ingredient component; drink beverage; wine vintage; fruit; vegetable; cook chef; recipe formula; taste flavor flavour; menu list
color colour hue shade; size dimension; shape form; material fabric; quality grade; condition state status; status state condition stage; state status
feature attribute property characteristic; attribute property; parameter setting option; setting configuration config preference; option choice
reason cause; cause reason; purpose aim goal; goal target objective; target aim; method way approach; rule policy regulation; law legislation statute
crime offense offence; criminal perpetrator offender; victim casualty; kill murder; killed dead death; arrest detain; police; court tribunal; case lawsuit
prison jail; weapon gun; war battle conflict; battle fight; army military; government state administration; election vote ballot poll; vote ballot
party faction; law act bill; permit license licence; license licence; passport; tax levy; policy plan; plan scheme strategy; complaint grievance
server host machine; host server node; machine device equipment; device equipment gadget apparatus; computer pc machine; network net; port socket
instance vm server machine; volume disk storage; disk drive; file document; folder directory; image picture snapshot; password secret credential
credential login; login signin logon; log record history entry; history log past; session login; group team; permission access right privilege
role permission; token key; domain area field; field area domain; tag label keyword; link url reference; reference citation; cite refer reference quote
software application program app; application app program; system platform; platform system; database data; data information record; information info detail
request demand inquiry; quota limit; limit cap maximum; usage use consumption; use usage; task job; job task; process procedure; step stage; phase stage
list catalog; record row entry; detail information; address ip; protocol; security safety; rule; connection link; backup copy; copy duplicate
relation relationship link; relationship relation; map chart; chart graph; parent ancestor; child descendant; root base; main primary chief
primary main; secondary second; full complete entire whole; complete full; empty blank null; active enabled live current; inactive disabled
current present; previous former prior past last; next following; available free; free gratis; public open; private personal; official formal
popular favorite favourite famous; favorite favourite preferred like; famous known; common frequent; rare; different distinct; various; same equal
alone single; single unmarried; married marriage wedding; marriage wedding; divorced; nominated nomination; appoint assign; assign allocate
own possess have hold; belong own; contain include hold; include contain; consist contain; produce make manufacture; design create; develop create
live reside dwell; stay lodge; visit view; watch view see; view watch; see watch; read; listen; write author; sing perform; perform play; play perform
teach instruct; learn study; study research; research study; graduate; pass; fail; pay spend; spend pay expense; earn make; save; rent lease hire
lease rent; hire rent; borrow loan; return back; exchange swap; trade exchange deal; export; import; grow increase growth; increase growth rise
decrease decline drop fall; reduce cut; measure metric; metric measure indicator; indicator index; index indicator; statistic stat figure; figure number
temperature temp; humidity moisture; pressure; energy power; power energy electricity; electricity power; water; air; gas; oil; emission pollution
`;
