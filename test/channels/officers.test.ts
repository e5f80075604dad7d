import { openOfficersBot } from '../../src/channels/officers.ts'
import { contractStand } from '../stand-ins/telegram/contract-stand.ts'
import { channelContract } from './contract.ts'

channelContract("the officers' bot (Telegraf)", contractStand(openOfficersBot))
