import { openBuyersBot } from '../../src/channels/buyers.ts'
import { contractStand } from '../stand-ins/telegram/contract-stand.ts'
import { channelContract } from './contract.ts'

channelContract("the buyers' bot (grammY)", contractStand(openBuyersBot))
