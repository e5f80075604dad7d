import type { Action } from '../action.ts'
import { agreeToConsignment, endConsignment, findConsignments, showConsignment } from './consignments/answer.ts'
import { askMaker, askShop, findOwnGoods, findShops, nameConsignment } from './consignments/ask.ts'
import { expirePieces, placePieces, returnPieces, sellPieces, takeBackMove } from './consignments/moves.ts'
import { settlementCame, showSettlement } from './consignments/settle.ts'
import { agreeToListing, findOwnListings, refuseListing, showOwnListing } from './listings/answer-listing.ts'
import { askListing, findShelfProduct, mayHaveShelves } from './listings/ask-listing.ts'
import { agreeForOffice, findListings, keepListing, lookAtListing, takeOffListing } from './listings/office-listing.ts'
import { fillShelf, findShelfToFill, findSoldShelf, tellShelfSales } from './listings/shelf-sales.ts'
import { changeShelf, findShelves, leaveShelf, showShelf } from './listings/shop-listing.ts'
import { beginOutsideSales, tellNoOutsideSales, tellOutsideSales, tellSameOutsideSales } from './outside-sales.ts'
import { confirmEntry, findEntries, refuseEntry, showEntry } from './partnership/confirm.ts'
import { tellPartnership } from './partnership/enter.ts'
import { applyForSpace, findOpenSpaces, leaveSpace, showSpace } from './spaces/apply.ts'
import { mayOfferSpace, offerSpace } from './spaces/offer.ts'
import {
  assignInOrder,
  assignMaker,
  cancelSpace,
  findSpaces,
  listApplicants,
  lookAtSpace,
  openSpace,
  refuseMaker,
} from './spaces/office.ts'
import { findOwnTable, tellNoSpaceSale, tellSpaceSale } from './spaces/sales.ts'
import {
  changeStanding,
  endStanding,
  findStanding,
  keepStanding,
  pauseStanding,
  resumeStanding,
  showStanding,
} from './standing/manage.ts'
import { orderStanding, showStandingDue, skipStanding } from './standing/order.ts'

/** Sales beside the parcels: shelves, titip jual, selling space, and what makers sell elsewhere. */
export const SHOPS: readonly Action[] = [
  beginOutsideSales,
  tellOutsideSales,
  tellNoOutsideSales,
  tellSameOutsideSales,
  findShelfProduct,
  mayHaveShelves,
  askListing,
  findOwnListings,
  showOwnListing,
  agreeToListing,
  refuseListing,
  findListings,
  lookAtListing,
  agreeForOffice,
  keepListing,
  takeOffListing,
  findShelves,
  showShelf,
  changeShelf,
  leaveShelf,
  findSoldShelf,
  tellShelfSales,
  findShelfToFill,
  fillShelf,
  findOwnGoods,
  findShops,
  nameConsignment,
  askShop,
  askMaker,
  findConsignments,
  showConsignment,
  agreeToConsignment,
  endConsignment,
  placePieces,
  sellPieces,
  returnPieces,
  expirePieces,
  takeBackMove,
  showSettlement,
  settlementCame,
  tellPartnership,
  findEntries,
  showEntry,
  confirmEntry,
  refuseEntry,
  mayOfferSpace,
  offerSpace,
  findSpaces,
  lookAtSpace,
  openSpace,
  assignInOrder,
  listApplicants,
  assignMaker,
  refuseMaker,
  cancelSpace,
  findOpenSpaces,
  showSpace,
  applyForSpace,
  leaveSpace,
  findOwnTable,
  tellSpaceSale,
  tellNoSpaceSale,
  keepStanding,
  findStanding,
  showStanding,
  pauseStanding,
  resumeStanding,
  endStanding,
  changeStanding,
  showStandingDue,
  orderStanding,
  skipStanding,
]
