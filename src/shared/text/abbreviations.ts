/**
 * What a short form in a name may mean, as words; empty when it is not a known one. From a list of our own of what is common in
 * database schemas.
 */
export function expansionsOf(word: string): readonly string[] {
  return abbreviations.get(word) ?? [];
}

const pairs = `
abbr:abbreviation acc:account,access acct:account act:active,actual,activity addr:address adj:adjusted adm:admission,admin admin:administrator,administration
agg:aggregate alt:alternate,altitude amt:amount app:application appl:application appt:appointment apt:apartment arr:arrival asgn:assignment
assoc:association,associate attr:attribute auth:authentication,authorization,author avail:available avg:average bal:balance bday:birthday
bgn:begin bldg:building br:branch bus:business cal:calendar cap:capacity,capital cat:category catg:category cd:code cert:certificate,certification
cfg:configuration chg:change,charge chk:check cls:class clm:claim cmp:company cmnt:comment cnt:count cntry:country co:company col:column,color
com:comment,commission comm:commission,communication comp:company,competition conf:conference,confirmed,configuration config:configuration
cont:continent,contact coord:coordinate corp:corporation crd:card cred:credit,credential crs:course cst:cost ctgry:category ctry:country cty:city,county
cur:currency,current curr:currency,current cust:customer cv:curriculum dept:department dep:departure,department,deposit der:derived desc:description
descr:description dest:destination dev:device,development dim:dimension dir:director,directory disc:discount dist:district,distance,distribution
div:division dob:birth,birthday doc:document,doctor dod:death dow:weekday dpt:department drv:driver dt:date dtl:detail dttm:date,time dur:duration
edu:education eff:effective elev:elevation em:email emp:employee employ:employee eng:engine,english env:environment eqp:equipment err:error est:estimate,established
evt:event exam:examination exec:executive exp:expense,experience,expiry ext:extension,external fac:facility,faculty fam:family fin:finance,financial
fk:foreign flg:flag flt:flight fname:first,name,forename freq:frequency frt:freight func:function geo:geography,geographic gen:gender,general,generation
gov:government govt:government gpa:grade grp:group gndr:gender hist:history hosp:hospital hr:hour,human hrs:hour hs:school ht:height id:identifier
idx:index img:image inc:income,incorporated incl:included ind:indicator,industry info:information init:initial ins:insurance inst:institution,instance,instructor
instr:instructor int:interest,international intl:international inv:invoice,inventory inventry:inventory iss:issue itm:item jrnl:journal lang:language
lat:latitude lib:library lic:license lim:limit ln:line,loan lname:last,name,surname lng:longitude loc:location lon:longitude lst:last lvl:level
mbr:member mem:member,memory mfg:manufacturing,manufacturer mfr:manufacturer mgmt:management mgr:manager mkt:market min:minimum,minute max:maximum
misc:miscellaneous mo:month mod:modified,module mon:month mpg:mileage msg:message mth:month nat:national,nationality natl:national nbr:number net:network
nm:name no:number num:number nr:number obj:object obs:observation occ:occupation,occurrence off:office,offer op:operation,operator opp:opponent,opportunity
opt:option ord:order org:organization orig:origin,original own:owner pag:page pct:percent,percentage pd:paid,period pers:person pg:page ph:phone
phn:phone pic:picture pk:primary pkg:package plc:place,policy pln:plan pmt:payment pop:population pos:position,positive poss:possession pr:price
prc:price pref:preference prem:premium prev:previous pri:primary,priority prj:project proc:procedure,process prod:product,production prof:professor,profession
prog:program proj:project prop:property prov:province,provider prs:person pt:patient,point pts:point pub:publication,published,public pur:purchase purch:purchase
pwd:password pymt:payment qa:quality qtr:quarter qty:quantity qual:qualification,quality rcpt:receipt rcv:receive rec:record,receipt recv:received
ref:reference reg:region,registration,regular rel:relation,release rep:representative,report req:request,requirement res:resolution,result,reservation resp:response,responsible
ret:return rev:revenue,review,revision rgn:region rm:room rpt:report rte:route sal:salary,sale sched:schedule sch:school,schedule sci:science sec:section,security,second
sect:section sem:semester seq:sequence sess:session sg:security,group shp:ship,shipment sig:signature sn:serial,number spec:specification,special spd:speed sqft:area
src:source srv:server,service ssn:social,security st:state,street,start sta:station stat:status,statistic std:standard stmt:statement stn:station str:street,store,string
stu:student sub:subject,subscription subj:subject sum:total,summary supp:supplier,support svc:service sys:system tbl:table tech:technical,technology tel:telephone
temp:temperature,temporary term:semester,termination terr:territory tgt:target tm:time,team tot:total tourn:tournament trans:transaction,transport trk:track trn:transaction
ts:timestamp ttl:title,total txn:transaction txt:text typ:type univ:university unk:unknown upd:updated usr:user util:utility,utilization val:value var:variable,variant
veh:vehicle vend:vendor ver:version vers:version vol:volume vm:machine,virtual vnd:vendor wgt:weight whse:warehouse wh:warehouse wk:week wkday:weekday wt:weight
yr:year yrs:year zip:postal,postcode zipcode:postal,postcode ytd:year
`;

const abbreviations: ReadonlyMap<string, readonly string[]> = new Map(
  pairs
    .trim()
    .split(/\s+/)
    .map((pair): [string, readonly string[]] => {
      const [short = '', words = ''] = pair.split(':');
      return [short, words.split(',')];
    }),
);
