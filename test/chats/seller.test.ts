import { chatLogs } from './logs.ts'

chatLogs('seller')
