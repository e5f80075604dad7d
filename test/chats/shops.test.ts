import { chatLogs } from './logs.ts'

chatLogs('shops')
