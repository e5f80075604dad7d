/** Everything a message may want. */
export const INTENTS = [
  'register_business',
  'register_product',
  'edit_answer',
  'my_products',
  'set_capacity',
  'pause_production',
  'check_curation_status',
  'order_status',
  'browse_catalog',
  'search_product',
  'bulk_order',
  'reorder',
  'partial_accept',
  'accept',
  'decline',
  'progress_update',
  'payment_proof',
  'payment_received',
  'complaint_damaged',
  'report_outside_sales',
  'join_training',
  'sales_report',
  'opt_out',
  'opt_in',
  'access_my_data',
  'delete_my_data',
  'human_handoff',
  'change_phone',
  'help',
  'cancel',
  'pause_flow',
  'greeting',
  // not of the vocabulary: '/start' and a code; who are you; another number after all
  'use_invitation',
  'who_is_this',
  'change_amount',
] as const
export type Intent = (typeof INTENTS)[number]

/**
 * What a message must (and with `!` must not) be about to want something, and how much that says. The heaviest line that
 * fits wins; among equals the first. `a/b` is either.
 */
const TABLE = `
delete_my_data 10: delete data
delete_my_data 10: #closes
delete_my_data 10: delete #aboutme
delete_my_data 10: #withdraw data
access_my_data 9: data stored/copy !delete
access_my_data 8: #mydata mine !delete !sales !product !change
access_my_data 8: stored mine #whatall !product !delete
access_my_data 8: #senddata mine !delete !sales !product !sold
access_my_data 8: #aboutme stored/data/#whatall !delete
access_my_data 8: data know mine !delete !sales !product
opt_out 11: #nomessages message !produce !placed !transfer
opt_out 11: delete message !data
opt_out 10: #nomessages mine !produce !placed !#qty !#order !transfer !product
opt_out 7: #nomessages again !produce !placed !#qty !#order !transfer !product !order
opt_out 9: unsub
pause_production 7: pause first !#nomessages !order !transfer !flow !#asks !#phone !goon
pause_production 12: #refuses order/placed #month/#length !again
opt_out 11: #leaves !data !product !catalog
opt_out 9: #refuses message
opt_in 9: #wantscontact again !no !#nomessages !human
opt_in 9: #receives message again !no !#nomessages !placed !order
opt_in 9: message resume !#nomessages !no !placed !#order !product !status !later !transfer !same !lastone
human_handoff 9: robot human/talk
human_handoff 9: #realhuman !join
human_handoff 9: talk able confused
human_handoff 9: talk able #asks !#phone !placed
human_handoff 8: talk human
human_handoff 9: #callme !#nomessages !no !#phone
human_handoff 8: human #isthere !join !training !business !product !placed !parcel
human_handoff 8: human phone !#phone !change !#nomessages !placed
human_handoff 8: #asksperson !join !placed !order !product !training
human_handoff 7: human #short !join !business
change_phone 10: phone change/lost #phone
change_phone 9: #oldphone #phone !placed
change_phone 9: phone #dead #phone
change_phone 9: phone change !price !product !placed
change_phone 8: #newnumber !field !product !placed !damage !cancel
join_training 9: training !#forevent
join_training 9: training join
complaint_damaged 10: damage !#rate !pause !#phone !phone !produce !#makes !able
complaint_damaged 9: #gonebad !#asks !join !product
complaint_damaged 11: #shortof although #number/#qty
complaint_damaged 10: damage #lid !able
complaint_damaged 10: #vermin !#asks !sell
complaint_damaged 9: #lacks #qty/#number !again
complaint_damaged 9: complain
payment_received 11: #paidby !#asks !proof !no
payment_received 10: transfer gotin !proof
payment_received 10: money/transfer #received !proof
payment_received 7: gotin #money !proof !#asks !no !price !sold !#weight !#qty !#rate
payment_received 9: money gotin !proof
payment_proof 10: proof transfer
payment_proof 8: transfer done #money
payment_proof 8: transfer done #order
payment_proof 8: transfer #money !#asks !ordering !gotin
payment_proof 7: transfer #order !#asks !gotin !cancel
payment_proof 7: #justpaid !gotin !#asks
payment_proof 7: proof #money
payment_proof 6: proof enclose !#asks !#qty !damage
payment_proof 5: proof #short !#asks
payment_proof 6: transfer done !gotin !#asks
check_curation_status 6: #notshown #asks !placed !transfer !money !order
check_curation_status 9: product mine stage !placed !#order
check_curation_status 9: curation !flow !#whatis
check_curation_status 7: product passed #asks
check_curation_status 8: product status mine
check_curation_status 8: passed no mine catalog !placed
check_curation_status 8: #slow !placed !transfer
check_curation_status 7: #notshown mine/product !placed !transfer !money !able
check_curation_status 6: #approved #asks !placed !transfer !able
check_curation_status 6: catalog passed #asks
check_curation_status 8: #verdict #asks !placed !transfer
check_curation_status 8: application status/#asks !field
check_curation_status 9: #sellable mine/product #asks !placed
check_curation_status 7: #stillchecked mine/product !placed !transfer
check_curation_status 6: status mine #asks !placed !order !#order !parcel !transfer !sales !product
check_curation_status 5: passed mine #asks !placed !gotin
sales_report 10: district fell #asks
sales_report 9: sales report #asks
sales_report 9: sales #asks !sold
sales_report 9: sold #asks !outside !#qty
sales_report 8: sales #month !#qty !outside !payment
sales_report 8: #salesresult !#qty !#money !transfer !outside
sales_report 8: sales report !outside !#qty
sales_report 8: sales mine !sold !outside !#qty !#money
sales_report 6: report know/look/ordering #short !#qty !#money !order !placed !data
sales_report 8: got mine #asks #month !#qty !training
sales_report 7: report mine #asks !#qty !order !placed !data !outside
sales_report 6: summary !outside !#qty !#money !data !placed
report_outside_sales 8: sell outside got #money !#asks !join !#rate
report_outside_sales 10: report sales/sell outside #qty/#number
report_outside_sales 9: sales outside #money !#asks !transfer
report_outside_sales 9: #bought #qty !#asks
report_outside_sales 9: sold outside !#asks
report_outside_sales 8: report sold !#asks
report_outside_sales 8: sell outside #money mine !#asks !join !#rate !price !ordering
report_outside_sales 8: sales outside #qty/#number
report_outside_sales 7: sold #qty !#asks
report_outside_sales 7: sell outside #qty/#number !#asks !#rate !#money !join
report_outside_sales 7: sold #money !#asks !#rate
report_outside_sales 8: report sales/sell outside !#asks !#month !join
report_outside_sales 7: sold #number !#asks
progress_update 6: #finished all !#asks !transfer !flow !no !field !join !price
progress_update 7: #nearly !#asks !able !ordering !transfer
progress_update 9: done from #qty !#asks !able
progress_update 9: done from #number !#asks !able
progress_update 8: done left #qty !#asks
progress_update 7: done left #number !#asks
progress_update 9: #finished #qty/#number !#asks !#money !able !no !join
progress_update 8: #share !able !accept !ordering !#asks !#money
progress_update 8: status #qty/#number !#asks !#order !mine !able
progress_update 10: #finished placed left !#asks !able !no
progress_update 7: #halfway !#asks !able !#money !accept !ordering !transfer
progress_update 6: half done !#asks !able !#money !accept !ordering
progress_update 7: #finished #pickup !#asks !no
progress_update 7: #ready
progress_update 9: #packed
progress_update 8: left from #number !#asks !able !ordering !pause
progress_update 8: #finished placed !#asks !no !join !again !later
progress_update 7: #barely !#asks !able !#money !sell !sold
progress_update 7: done #percent !transfer !money !price !#asks !able
progress_update 5: #percent #short !transfer !money !price !#asks !able
progress_update 7: left #qty !#asks !able !#money !ordering
progress_update 6: done #qty !#asks !#money !able !no !change !join !sell !ordering !#rate
partial_accept 5: half #short !#asks !done !damage !#money !curation
partial_accept 8: if able #qty/#number !#asks !no !#rate !#money
partial_accept 10: accept/able from only #qty/#number !#rate !#money !#asks !done
partial_accept 10: if accept/able #qty/#number refuse !#money
partial_accept 9: asked only #number/#qty !#asks !#money !ordering
partial_accept 4: only #qty #short !#asks !#rate !#money !ordering !sold !done !field !sell !new !search !seeking !change
partial_accept 9: able only #qty !#rate !#money
partial_accept 11: #outof accept/able/only !#asks !done !#money !#rate
partial_accept 10: able asked #qty/#number !#asks !#rate
partial_accept 9: able from #qty !#rate !#asks
partial_accept 8: able half !#asks !#rate !no !#money
partial_accept 9: able/accept #rest
partial_accept 7: accept only #number !#rate !#money !ordering
partial_accept 8: able from #number !#rate !#money !#asks
partial_accept 8: able only #number !#rate !#money
partial_accept 8: accept only #qty !#rate !#money
partial_accept 7: able only left !#rate
partial_accept 7: able only placed !#rate !#asks
set_capacity 9: able #rate !#asks
set_capacity 9: capacity #rate
set_capacity 8: capacity change
set_capacity 8: capacity moved
set_capacity 7: produce #rate
set_capacity 6: #rate only
set_capacity 6: #rate change
set_capacity 6: #rate moved
pause_production 9: pause produce !#asks
pause_production 7: pause !#nomessages !order !transfer !flow !again !#asks !#phone
pause_production 8: #outofstock !#asks !ordering !placed !catalog
pause_production 7: #makes !#asks !able !ordering !question
pause_production 10: #pausetaking !#nomessages !transfer !message
pause_production 8: #pauseorders !#nomessages !cancel !#asks !#order !transfer
pause_production 8: #noorders !cancel !#order !#asks !#nomessages
pause_production 10: awhile produce/pause !#asks !#nomessages
pause_production 8: #nomakes #nextspan !#asks !able
pause_production 9: #makes later/#putoff !#asks
reorder 9: reorder !#nomessages
reorder 9: order again same
reorder 9: again same lastone
reorder 10: order again first !#nomessages !#qty !no
reorder 8: order again lastone
reorder 8: ordering same lastone
reorder 8: order same lastone !#asks
reorder 8: #sameas !#asks !cancel !damage
reorder 6: #likelast !field !wrong !#asks !sold !#money !new
reorder 7: order again !#asks !#qty !#nomessages
order_status 6: track #short
order_status 10: #order #howfar
order_status 9: order #howfar
order_status 9: #howfar mine !curation !ordering
order_status 6: #order #short !transfer !cancel !#qty !#money
order_status 9: #asksprogress parcel/order/placed !curation !product !sales
order_status 8: #sent #asks mine/parcel/placed !curation !money !transfer !product !passed !sold
order_status 8: stage parcel/placed/order !curation !product
order_status 7: look placed !catalog !change !cancel !new !#qty !done !training
order_status 8: placed #takeslong !transfer !able
order_status 8: #late placed/mine/product !#qty !transfer !#money
order_status 9: order status
order_status 9: track order/#order/placed
order_status 8: #order #asks
order_status 7: placed #asks !#qty !catalog !able
decline 7: no accept #short !#asks !able !message !transfer !money
decline 8: #putoff placed/order !#asks !#nomessages !later
decline 9: no able order/accept !only
decline 9: refuse !#asks
decline 9: #passes
decline 8: no able !#asks !flow !change !price !#rate
decline 7: no accept first !#asks !able !message !transfer
decline 7: no accept order
accept 10: accept/able #notrefused
accept 9: #agreed !#asks !no !only !#rate !#money !condition
accept 9: able placed !#asks !no !only !condition
accept 9: accept placed !#asks !no !only !#money !change !condition
accept 8: able accept !no !only !#asks !#qty !#number !#rate !from !condition
accept 6: able #qty !#asks !no !only !#rate !#money !condition
accept 6: accept all !no !only !#asks !#qty !#number !catalog !condition !look !#money !data !transfer
accept 5: able #short !no !#asks !thanks !condition
accept 5: accept #short !no !#asks !thanks !#money !condition
bulk_order 7: order/ordering #weight !#finished !#asks !sell !#rate !join !change !again !able !placed !transfer !field !mend !capacity !#money !price
bulk_order 9: ordering #qty parcel !#finished !#asks !sell !#rate !join !#registers
bulk_order 8: #orders #qty !sell !again !same !#registers
bulk_order 8: order #qty #money !sell !join !placed !#registers
bulk_order 8: ordering #qty !#finished !sell !#rate !join !change !again !able !placed !transfer !#registers
bulk_order 8: order #qty !#finished !sell !#rate !join !change !again !able !placed !transfer !#registers
bulk_order 7: order/ordering #things !sell !join !again !same !#finished !#rate !change !able !placed !transfer !training !damage !human !cancel !sold
bulk_order 8: ordering #things/#qty #forevent !join !sell
bulk_order 8: budget #things/#qty/#number !transfer !sell !sold !curation
bulk_order 7: buys #things/#qty !sell !sold !again !same !placed !#registers !join !cancel !change !only !#rate !transfer !damage !training !field !no
bulk_order 6: #cansend #qty !done !damage !placed !mine !proof !sold !#registers
bulk_order 6: #bulk !sell !join !new !done !capacity !#rate !able !left !damage !sold
bulk_order 7: #cansend #qty #asks !done !damage !placed !mine !#registers
bulk_order 7: #orders parcel !again !same !sell !#asks
bulk_order 7: ordering parcel #number !sell !join !able
search_product 7: ordering #limit !#qty !#things !sell !able !join !mine !transfer
search_product 6: #limit !sell !mine !#rate !#qty !ordering !able !join !transfer
search_product 10: #seeks !join !mine !training
search_product 9: sell #asks !join !mine !#becomes
search_product 6: #isthere !order !training !human !product !passed !data !catalog !join !mine
search_product 8: #kinds !product !mine !join !order
search_product 8: seeking product/parcel !#qty !#things !join !human
search_product 7: seeking !#qty !#things !training !human !join !data !change !flow !help
my_products 10: #sendlist product mine !new
my_products 11: mine #whatall catalog !new
my_products 7: product mine know !passed !status !delete !#asks !placed !new !sold !sales
my_products 9: product #registered !new !#asks !passed
my_products 9: sell mine look !#qty !new !#month !#salesresult
my_products 6: product mine #short !#asks !new !#makes
my_products 9: product mine list/look/#whatall !new !catalog
my_products 11: sell mine #whatall
my_products 8: product mine #asks !passed !change !status !placed !#howfar
browse_catalog 10: #pricelist !mine !mend !change
browse_catalog 10: #sendlist product/sell !mine
browse_catalog 7: #looksround/around !mine !data !status
browse_catalog 10: #looksround/around product !status !passed
browse_catalog 6: product list #short !mine !new !join !#qty !change !mend
browse_catalog 9: catalog !join !passed !human !mine
browse_catalog 8: product look !mine
browse_catalog 9: product #kinds !mine
browse_catalog 8: product #whatall !mine
browse_catalog 7: product list #asks !mine
browse_catalog 10: sell #whatall !#seeks !mine
edit_answer 10: field wrong shouldbe !phone
edit_answer 8: answer change/wrong
edit_answer 6: field isnt !#asks !placed !#order
edit_answer 10: #mends
edit_answer 9: #nought !transfer !damage
edit_answer 9: mend
edit_answer 10: #typo
edit_answer 7: field #notbut !placed
edit_answer 9: phone wrong #phone !lost !change
edit_answer 9: field wrong
edit_answer 8: wrong shouldbe
edit_answer 8: field change !phone !able !capacity !#phone
edit_answer 8: field moved #money/#number !#ofstuff !phone !able !capacity !#phone
edit_answer 8: #raises !#ofstuff
edit_answer 6: #oops field !#money !#asks !placed !transfer
edit_answer 7: field #right !#asks !placed
edit_answer 7: field although !#asks !placed !#qty !complain
edit_answer 7: field shouldbe
edit_answer 6: wrong #short
register_product 10: #wantsell catalog !#asks !mend
register_product 9: #newproduct join !passed
register_product 8: #newproduct !passed !#asks !#seeks !ordering
register_product 9: product new !passed !#asks !#phone
register_product 8: #registers !curation !cancel !training
register_product 10: product new #how !passed
register_product 7: #enter !curation !catalog !training !business
register_product 10: #addsto !passed !change
register_product 9: new sell join
register_product 8: join product !curation !cancel !#whatall
register_product 7: new sell
register_business 8: #joins !product !training !order !placed
register_business 10: business #entershere !#seeks !sold !passed !placed
register_business 8: #opens !#seeks !product
register_business 7: #newbusiness !#asks !product !training !#seeks !ordering
register_business 9: join business !product !training
register_business 10: #newcomer join !product
register_business 10: #getsin #asks !passed !curation
register_business 9: #howjoin !product !training !order
register_business 7: business #comesin !product !training !order !money
register_business 9: #becomes !product !training !order
register_business 10: sell #here #asks !sold !#seeks
register_business 7: #named !wrong !change !mend !shouldbe !order
register_business 8: sell #here !#asks !sold
register_business 8: join sell !product !training
register_business 6: join !product !training !#asks !placed !cancel !sales !later !curation
register_business 5: join #asks !product !training !cancel !placed
cancel 9: cancel flow
cancel 9: cancel !placed !#order !transfer !able
cancel 9: #stopsflow
cancel 9: #notgoing flow/join
cancel 9: delete answer/flow !data
cancel 6: #nevermind #short
cancel 6: #notgoing wrong
cancel 7: cancel
cancel 7: #enough #short
cancel 6: #notgoing #short
cancel 8: #stopsgoing !later !tomorrow !placed !#asks
pause_flow 7: tomorrow again #short !placed !able !order !#asks
pause_flow 6: tired #short !able !placed !#asks !#qty
pause_flow 9: #dontclose !transfer !placed !order !#asks
pause_flow 8: later first seeking !#qty !#asks
pause_flow 10: later goon tomorrow !#order !#qty
pause_flow 9: #briefly !produce !#asks
pause_flow 9: later goon !order
pause_flow 8: tomorrow goon !placed !#asks
pause_flow 8: later flow !cancel
pause_flow 6: #waits !able !placed !#qty !transfer !order
pause_flow 7: #again !able !placed !#qty !transfer !order !#asks
pause_flow 7: later first !able !placed !#qty !transfer !refuse !accept !pause !produce
pause_flow 6: later #short !no !able !transfer
help 8: help confused
help 7: help #short !human
help 6: curation #whatis
help 6: #whatfor !order !product !placed !price !#qty
help 7: #whatcan !order !product !#qty !placed
help 7: robot #whatfor
help 8: #howto !join !#qty !mine
help 6: confused
help 6: #whatfor #short
help 5: help #asks !order !product !transfer !join
greeting 9: #howareyou #short
greeting 4: greet #short !#qty !#money !#asks
greeting 3: greet #empty
`

interface Rule {
  /** its place: heaviest first, lines of one weight as written */
  place: number
  intent: Intent
  needs: string[][]
  without: string[]
}

const RULES: readonly Rule[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [head = '', conditions = ''] = line.split(':')
    const [intent = '', weight = '0'] = head.split(' ')
    const words = conditions.trim().split(/\s+/)
    return {
      intent: intent as Intent,
      weight: Number(weight),
      needs: words.filter((word) => !word.startsWith('!')).map((word) => word.split('/')),
      without: words.filter((word) => word.startsWith('!')).map((word) => word.slice(1)),
    }
  })
  .sort((one, other) => other.weight - one.weight)
  .map((rule, place) => ({ ...rule, place }))

/** The lines that a concept may fulfil, by the first thing they need: a message is about few of them. */
const BY_FIRST_NEED = new Map<string, Rule[]>()
for (const rule of RULES)
  for (const concept of rule.needs[0] ?? []) BY_FIRST_NEED.set(concept, [...(BY_FIRST_NEED.get(concept) ?? []), rule])

/** The intent the message fits best, or nothing. */
export function intentOf(about: ReadonlySet<string>): Intent | undefined {
  const holds = (concept: string) => about.has(concept)
  const fits = ({ needs, without }: Rule) => needs.every((any) => any.some(holds)) && !without.some(holds)
  let best: Rule | undefined
  for (const concept of about)
    for (const rule of BY_FIRST_NEED.get(concept) ?? []) {
      if (best && best.place <= rule.place) break
      if (fits(rule)) best = rule
    }
  return best?.intent
}
