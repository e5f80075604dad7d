import { contractStand } from '../stand-ins/cloud/stand.ts'
import { channelContract } from './contract.ts'

channelContract("Meta's Cloud API", contractStand)
