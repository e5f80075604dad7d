import type { Action } from '../action.ts'
import {
  answerForMaker,
  declineForMaker,
  downPaymentForMaker,
  listMentoredOffers,
  lookAtMentoredOffer,
} from './behalf/answer-for-maker.ts'
import { enterBuyer, findBuyers, lookAtBuyerToOrder } from './behalf/enter-buyer.ts'
import { enterMaker, listMentors, nameMentor } from './behalf/enter-maker.ts'
import { enterOrder, listParcelsOnSale, quoteEntered } from './behalf/enter-order.ts'
import { enterProduct, kindOfEntered, lookAtMakerToEnter } from './behalf/enter-product.ts'
import { dropEnteredGood, focusEnteredGood, keepEnteredGood, listEnteredGoods } from './behalf/entered-goods.ts'
import { answerOfficer, askBuyer } from './buyers/ask-buyer.ts'
import { listUnverifiedBuyers } from './buyers/list-unverified-buyers.ts'
import { openBuyerCard } from './buyers/open-buyer-card.ts'
import { refuseBuyer, verifyBuyer } from './buyers/verify-buyer.ts'
import {
  closePerson,
  listMyTalks,
  listWaitingPeople,
  lookAtPerson,
  sayToPerson,
  takePerson,
} from './inbox/waiting-people.ts'
import { acceptAnotherInvitation, acceptInvitation } from './join/accept-invitation.ts'
import { lookAtInvitation } from './join/look-at-invitation.ts'
import { lookUpMakers, showMaker } from './looking/find-makers.ts'
import { lookUpOrders, showOrderToOfficer } from './looking/find-orders.ts'
import { myWork } from './looking/my-work.ts'
import { whoHelpsOfficers } from './office/ask-admins.ts'
import { checkFeast, correctFeast } from './office/correct-feast.ts'
import { listFeasts } from './office/list-feasts.ts'
import { lookAtOffice, setOffice } from './office/office-settings.ts'
import { checkRegion, listMyRegions, switchRegion } from './region/my-regions.ts'
import { whichMenu } from './region/which-menu.ts'
import { addRole, takeRole } from './team/change-role.ts'
import { inviteOfficer } from './team/invite-officer.ts'
import { listColleagues } from './team/list-colleagues.ts'
import { lookAtColleague } from './team/look-at-colleague.ts'
import { removeOfficer } from './team/remove-officer.ts'
import { roleNeeds } from './team/role-needs.ts'

export const OFFICERS: readonly Action[] = [
  lookAtInvitation,
  acceptInvitation,
  acceptAnotherInvitation,
  whichMenu,
  myWork,
  checkRegion,
  listMyRegions,
  switchRegion,
  whoHelpsOfficers,
  listColleagues,
  lookAtColleague,
  roleNeeds,
  inviteOfficer,
  addRole,
  takeRole,
  removeOfficer,
  listUnverifiedBuyers,
  openBuyerCard,
  verifyBuyer,
  refuseBuyer,
  askBuyer,
  answerOfficer,
  lookUpMakers,
  showMaker,
  lookUpOrders,
  showOrderToOfficer,
  listWaitingPeople,
  lookAtPerson,
  takePerson,
  sayToPerson,
  closePerson,
  listMyTalks,
  listFeasts,
  checkFeast,
  correctFeast,
  lookAtOffice,
  setOffice,
  listMentors,
  nameMentor,
  enterMaker,
  lookAtMakerToEnter,
  kindOfEntered,
  enterProduct,
  findBuyers,
  lookAtBuyerToOrder,
  enterBuyer,
  listParcelsOnSale,
  quoteEntered,
  keepEnteredGood,
  listEnteredGoods,
  focusEnteredGood,
  dropEnteredGood,
  enterOrder,
  listMentoredOffers,
  lookAtMentoredOffer,
  answerForMaker,
  declineForMaker,
  downPaymentForMaker,
]
